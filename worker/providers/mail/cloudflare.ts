import type { Mailer } from './mail';

/** Cloudflare's e-mail sending: the binding `EMAIL`, and a sender's address of a domain that was set up for it (developers.cloudflare.com/email-service). */
export const byCloudflare = (binding: SendEmail, from: string): Mailer => ({
  async send({ to, subject, text, html }) {
    await binding.send({ from: { email: from, name: 'OpenLink' }, to, subject, text, html });
  },
});
