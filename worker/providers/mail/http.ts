import { SEND_MS, type Mailer } from './mail';

type Service = { url: string; key: string; from: string };

/**
 * A mail service that takes letters as JSON by `POST`, with its key as a bearer token: `{ from, to: [], subject, text, html }`, as Resend's
 * `POST /emails` does (resend.com/docs/api-reference/emails/send-email). The idempotency key makes a request that was repeated on its way one letter.
 */
export const byHttp = ({ url, key, from }: Service): Mailer => ({
  async send({ to, subject, text, html }) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ from: `OpenLink <${from}>`, to: [to], subject, text, html }),
      signal: AbortSignal.timeout(SEND_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`The mail service answered ${answer.status}.`);
  },
});
