import { describe } from 'vitest';

/** A suite that runs twice: the room must not be able to tell whether it forgot everything but its disk between any two things done to it. */
export const both = (name: string, suite: (isEvicting: boolean) => void): void =>
  describe.each([
    { mood: 'awake', isEvicting: false },
    { mood: 'evicted between every two messages', isEvicting: true },
  ])(`${name}, $mood`, ({ isEvicting }) => {
    suite(isEvicting);
  });
