import en from '../../web/messages/framing/en.json';
import id from '../../web/messages/framing/id.json';
import ja from '../../web/messages/framing/ja.json';
import ko from '../../web/messages/framing/ko.json';

/** What the settings say about other sites’ pages, by language. */
export const framingWords = { ko, ja, id, en };
