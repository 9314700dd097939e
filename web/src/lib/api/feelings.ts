import { v7 } from 'uuid';
import { ask, client, type Fetching } from '$lib/api';
import type { FeelingView, MoodView } from '$worker/feelings/input';
import type { AnswerKind, FeelingKind, MoodKind } from '$worker/feelings/kinds';

export type NewFeeling = { kind: FeelingKind; answer: AnswerKind; text: string };

/** How one feels oneself, and what one puts up to be answered. */
export const myFeelings = (using: Fetching = fetch) => {
  const { mood, feelings } = client(using).api.me;
  return {
    setMood: (json: { kind: MoodKind; text: string }) => ask(mood.$put({ json }), (r): Promise<{ mood: MoodView }> => r.json()),
    clearMood: () => ask(mood.$delete(), async () => null),
    /** The same `id` again is the same feeling. */
    putUp: (json: NewFeeling, id: string = v7()) =>
      ask(feelings.$post({ json: { ...json, id } }), (r): Promise<{ feeling: FeelingView }> => r.json()),
    takeDown: (id: string) => ask(feelings[':id'].$delete({ param: { id } }), async () => null),
  };
};

/** Answers to what somebody put up. */
export const feelingsOf = (handle: string, using: Fetching = fetch) => {
  const { answer } = client(using).api.profiles[':handle'].feelings[':id'];
  return {
    answer: (id: string, json: { level?: number; named: boolean }) =>
      ask(answer.$put({ param: { handle, id }, json }), (r): Promise<{ feeling: FeelingView }> => r.json()),
    takeBack: (id: string) => ask(answer.$delete({ param: { handle, id } }), (r): Promise<{ feeling: FeelingView }> => r.json()),
  };
};
