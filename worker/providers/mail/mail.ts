/** One letter to one person. Both bodies say the same. */
export type Letter = { to: string; subject: string; text: string; html: string };

/** Who carries letters. `send` resolves once the letter has been taken over, and throws where it wasn't. */
export type Mailer = { send(letter: Letter): Promise<void> };

/** What hasn't been taken over by then has failed: somebody waits for their code. */
export const SEND_MS = 10_000;
