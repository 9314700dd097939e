import { z } from './z';
import { lang } from './lang';
import { glossaryTerm } from './text';

/** How one name or term is said, by language: two languages at least. */
const termsGiven = z
  .partialRecord(lang, glossaryTerm)
  .check(z.refine((terms) => Object.keys(terms).length >= 2, { params: { why: 'missing' } }));

/** A member proposes how the room says a name or term. The head's own proposal is accepted at once. */
export const glossaryPropose = z.object({ type: z.literal('glossary.propose'), terms: termsGiven });
/** The head takes a proposal, which then stands in place of any entry that has one of its terms in the same language; or turns it down. */
export const glossaryDecide = z.object({
  type: z.literal('glossary.decide'),
  entry: z.string().check(z.maxLength(40)),
  accept: z.boolean(),
});
/** The head removes an entry; whoever proposed one takes it back while it is open. */
export const glossaryRemove = z.object({ type: z.literal('glossary.remove'), entry: z.string().check(z.maxLength(40)) });
export const glossaryFetch = z.object({ type: z.literal('glossary.fetch') });

export const glossaryEntry = z.object({
  entry: z.string(),
  terms: z.partialRecord(lang, z.string()),
  accepted: z.boolean(),
  /** Who proposed it. */
  by: z.object({ member: z.string(), nickname: z.string() }),
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;

/** To who asked, and, on connecting and at every change, to who may decide: accepted ones first, then those open, each oldest first. */
export const glossaryListed = z.object({ type: z.literal('glossary.listed'), entries: z.array(glossaryEntry) });
/** To everybody: whoever shows the glossary asks for it anew. Not in the log. */
export const glossaryChanged = z.object({ type: z.literal('glossary.changed') });
