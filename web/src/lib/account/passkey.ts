import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import type { Problem, Result } from '$lib/api';
import { account } from '$lib/api/account';
import { m } from '$lib/paraglide/messages';
import { ensureSession } from '$lib/session';

/** Loaded when a passkey is first asked for, which most visits never do. */
const webauthn = () => import('@simplewebauthn/browser');

const problem = (code: string, detail: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, detail, status: 0, errors: [] },
});

/** What the browser or its owner answered instead of a passkey. Closing its window is `cancelled`, and no mistake. */
function answered(error: unknown): { ok: false; problem: Problem } {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return problem('cancelled', m.account_passkey_cancelled());
  if (name === 'InvalidStateError') return problem('passkey.known', m.account_passkey_known());
  return problem('passkey.invalid', m.account_passkey_unable());
}

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = () => typeof PublicKeyCredential === 'function';

/**
 * Signs in by a passkey that the device offers; with `autofill` it waits in the list of the address field until one is picked there, which
 * may be never.
 */
export async function signInByPasskey({ autofill = false } = {}): Promise<Result<null>> {
  const options = await account().passkeyOptions();
  if (!options.ok) return options;
  try {
    const { startAuthentication } = await webauthn();
    const optionsJSON = options.value as unknown as PublicKeyCredentialRequestOptionsJSON;
    return await account().signInByPasskey(await startAuthentication({ optionsJSON, useBrowserAutofill: autofill }));
  } catch (error) {
    return answered(error);
  }
}

/** Makes a passkey for who is here; a guest has an account from then on, and somebody who is nobody yet becomes a guest first. */
export async function addPasskey(): Promise<Result<null>> {
  const session = await ensureSession();
  if (!session.ok) return session;
  const options = await account().newPasskeyOptions();
  if (!options.ok) return options;
  try {
    const { startRegistration } = await webauthn();
    const optionsJSON = options.value as unknown as PublicKeyCredentialCreationOptionsJSON;
    return await account().addPasskey(await startRegistration({ optionsJSON }));
  } catch (error) {
    return answered(error);
  }
}

/** Whether the browser can offer passkeys in the list of a field. */
export const offersInFields = async () => knowsPasskeys() && (await (await webauthn()).browserSupportsWebAuthnAutofill());
