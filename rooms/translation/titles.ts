import type { LiveRoom } from '../live';
import { LANGS, type Lang } from '../protocol/lang';
import { writeTranslations, type Translations } from '../settings/store';
import { detect } from './detect';

/** What failed for now is not asked for again, whoever comes, before this. */
const AGAIN_MS = 60_000;

/** What our languages are written in: a title of which nobody knows more may be in the room's language only if it has some of it. */
const LETTERS: Record<Lang, RegExp> = {
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  id: /\p{Script=Latin}/u,
  en: /\p{Script=Latin}/u,
};

type Said = { text: string; engine: string | null };
type Texts = Translations[Lang];
/** `own`: what the head has given in the language, a title without a description. */
type Wanted = { title: string; description: string; own: Texts };

/** What is kept of a language; null where no engine did anything for it. */
function madeOf(said: Said, described: Said, own: Texts): NonNullable<Texts> | null {
  const engine = own ? null : (said.engine ?? described.engine);
  if (!engine && !described.engine) return null;
  const other = described.engine && described.engine !== engine ? { descriptionEngine: described.engine } : {};
  return { title: said.text, description: described.text, engine, ...other };
}

/**
 * Brings a room's title and description into the languages that the head hasn't given. Nothing waits for it, nothing of it is in the
 * log, and nothing here throws: what no engine has stays as it was written.
 */
export class Titles {
  /** What was asked for since the room woke, by language, and until when it isn't again: for ever what is under way or not to be had. */
  readonly #asked = new Map<Lang, { wording: string; until: number }>();

  constructor(private readonly room: LiveRoom) {}

  /** They are wanted in these languages: each is asked for once, as long as the room is awake and they say the same. */
  want(...langs: readonly Lang[]): void {
    const { title, description, translations } = this.room.settings;
    for (const to of langs) {
      const own = translations[to];
      if (own && (own.engine !== null || own.description || !description)) continue;
      const wording = `${own ? '' : title}\n${description}`;
      const asked = this.#asked.get(to);
      if (asked?.wording === wording && this.room.now() < asked.until) continue;
      const asking = { wording, until: Number.POSITIVE_INFINITY };
      this.#asked.set(to, asking);
      this.#bring(to, { title, description, own })
        .then((againMs) => (asking.until = this.room.now() + againMs))
        .catch((error: unknown) => console.error('room: a title was not translated', error));
    }
  }

  /** They are new, or say something else now. */
  wantAll(): void {
    this.want(...LANGS);
  }

  /** The ms after which asking again is of use. */
  async #bring(to: Lang, { title, description, own }: Wanted): Promise<number> {
    const [said, described] = await Promise.all([
      own ? { text: own.title, engine: null } : this.#say(title, to),
      this.#say(description, to),
    ]);
    if (said === 'later' || described === 'later') return AGAIN_MS;
    const made = said && described && madeOf(said, described, own);
    if (!made) return Number.POSITIVE_INFINITY;
    const { settings } = this.room;
    const isOld = settings.title !== title || settings.description !== description || settings.translations[to] !== own;
    if (isOld) return 0;
    const translations = { ...settings.translations, [to]: made };
    writeTranslations(this.room.sql, translations);
    this.room.settings = { ...settings, translations };
    this.room.connections.tellAll({ type: 'room.translated', room: this.room.view() });
    this.room.changed();
    return 0;
  }

  /** A text in a language; without an engine where it is as it was written; null where no engine has it. */
  async #say(text: string, to: Lang): Promise<Said | null | 'later'> {
    const { lang } = this.room.settings;
    const found = detect(text, lang);
    const from = found === 'und' ? lang : found;
    // Nothing to say otherwise, or a language that isn't ours.
    if (from === to || (found === 'und' && !LETTERS[lang].test(text))) return { text, engine: null };
    const answer = await this.room.translation.phrase(text, from, to);
    if ('missed' in answer) return answer.missed === 'unknown' ? null : 'later';
    return answer.text === text ? { text, engine: null } : answer;
  }
}
