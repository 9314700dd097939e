import en from '../../web/messages/previews/en.json';
import id from '../../web/messages/previews/id.json';
import ja from '../../web/messages/previews/ja.json';
import ko from '../../web/messages/previews/ko.json';

/** What the pages say of link previews, by language. */
export const previewWords = { ko, ja, id, en };
