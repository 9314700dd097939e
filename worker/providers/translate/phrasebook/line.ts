/**
 * One thing that people say, in Korean, Japanese, Indonesian and English: the order of LANGS.
 *
 * Each is what is said, then, after ` | `, other ways to write it that are read as the same. `?` at the end: a question, and
 * only a question is it; `(?)`: a question even without its mark. Slots: `{name}` how somebody is called, `{who}` a
 * proper name, `{thing}` what things.ts knows or a proper name, `{n}` a number, `{time}` an hour. In Korean `{thing:을}` takes the particle that fits.
 */
export type Line = readonly [ko: string, ja: string, id: string, en: string];
