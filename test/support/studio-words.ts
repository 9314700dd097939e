import en from '../../web/messages/studio/en.json';
import id from '../../web/messages/studio/id.json';
import ja from '../../web/messages/studio/ja.json';
import ko from '../../web/messages/studio/ko.json';

/** What the pages about studio say, by language. */
export const studioWords = { ko, ja, id, en };
