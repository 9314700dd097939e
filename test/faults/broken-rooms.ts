import { kill, type KillOptions } from './programs/kill.ts';
import { slow } from './programs/slow.ts';
import { newSummary, type Program, type Run } from './program.ts';
import type { PromiseName } from './violation.ts';

/** Three deaths of two small rooms, in which somebody is banned each time. */
const BRIEF: KillOptions = { rooms: 2, members: { least: 4, most: 5 }, deaths: { least: 9, most: 9 }, bans: 1, patienceMs: 2500 };
const DEATHS = 3;
/** What a room breaks only at the moment of its death may take more than one look. */
const LOOKS = 5;

type Broken = { by: PromiseName[]; under?: Program };

/** Rooms that are broken on purpose (broken/NAME.ts), each by the promise that it breaks. What else they break in consequence is not asked. */
export const BROKEN: Record<string, Broken> = {
  'acknowledges-before-writing': { by: ['lost'] },
  'believes-the-author': { by: ['misstamped'] },
  'cuts-a-text': { by: ['altered'] },
  'doubles-what-is-sent-again': { by: ['doubled'] },
  'drops-an-event': { by: ['hole'] },
  'edits-what-is-deleted': { by: ['changed-after-deletion'] },
  'forgets-a-listener': { by: ['undelivered'] },
  'forgets-ids-when-restarted': { by: ['doubled'] },
  'forgets-reactions': { by: ['state'] },
  'forgets-who-reads-slowly': { by: ['held'], under: (run) => slow(run, { closedWithinMs: 5000 }) },
  'keeps-a-deleted-edit': { by: ['deleted-text'] },
  'keeps-a-deleted-text': { by: ['deleted-text'] },
  'leaves-the-banned-connected': { by: ['ban-left-open'] },
  'lets-the-banned-in': { by: ['banned-entered'] },
  'lets-the-banned-speak': { by: ['banned-spoke', 'banned-listened'] },
  'passes-over-a-frame': { by: ['unanswered'] },
  'receipts-without-writing': { by: ['lost'] },
  'renames-the-log': { by: ['epoch'] },
  'reorders-a-sender': { by: ['sender-order'] },
  'replays-out-of-order': { by: ['backwards'] },
  'says-gap-for-nothing': { by: ['needless-gap'] },
  'says-nothing-of-a-gap': { by: ['hole'] },
  'says-what-nobody-said': { by: ['invented'] },
  'sends-before-writing': { by: ['gone'] },
  'skips-a-seq': { by: ['hole'] },
  'speaks-in-other-shapes': { by: ['shape'] },
  'tells-twice': { by: ['repeated'] },
  'tells-two-orders': { by: ['two-orders'] },
  throws: { by: ['threw'] },
};

const briefly: Program = (run) => kill({ ...run, isOver: (round) => round > DEATHS }, BRIEF);

/** What the checker finds in a room; the deployed one without a name. */
export async function findings(name: string | undefined, seed: number): Promise<Set<PromiseName>> {
  const entry = name === undefined ? {} : { entry: `test/faults/broken/${name}.ts` };
  const run: Run = { seed, size: 'short', isOver: () => true, say: () => {}, ...entry };
  const program = (name === undefined ? undefined : BROKEN[name]!.under) ?? briefly;
  const { violations } = await program(run);
  return new Set(violations.map((violation) => violation.name));
}

/** Whether a broken room is caught by its name, and by which names it was in all. */
export async function isCaught(name: string): Promise<{ caught: boolean; found: Set<PromiseName> }> {
  const found = new Set<PromiseName>();
  const { by } = BROKEN[name]!;
  for (let seed = 1; seed <= LOOKS; seed++) {
    for (const promise of await findings(name, seed)) found.add(promise);
    if (by.every((promise) => found.has(promise))) return { caught: true, found };
  }
  return { caught: false, found };
}

/** The checker checked: every broken room in turn. One that isn't caught is a violation of the checker's own promise. */
export const brokenRooms: Program = async ({ seed, say }) => {
  const summary = { ...newSummary('broken-rooms', seed), broken: [] as { name: string; caught: boolean; by: string }[] };
  const startedAt = Date.now();
  for (const [name, { by }] of Object.entries(BROKEN)) {
    const { caught, found } = await isCaught(name);
    summary.broken.push({ name, caught, by: by.join(', ') });
    if (caught) continue;
    const violation = { name: by[0]!, where: `broken/${name}.ts`, seen: `not caught; only ${[...found].join(', ') || 'nothing'} was` };
    summary.violations.push(violation);
    say(`VIOLATION: the checker passed over ${violation.where}: ${violation.seen}`);
  }
  summary.minutes = Math.round((Date.now() - startedAt) / 600) / 100;
  return summary;
};
