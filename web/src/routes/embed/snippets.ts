/** What is to be copied, for the site at `host`. Not Svelte's: a script's end must not be read as its own. */
const end = (name: string) => `</${name}>`;

export const html = (host: string) => `<script src="${host}/embed.js" async>${end('script')}
<openlink-room room="SLUG" theme="auto" lang="en">${end('openlink-room')}`;

export const size = `<style>
  openlink-room { height: 70vh; max-width: 720px; }
${end('style')}`;

export const react = `export function Room({ slug, token, onNewToken }) {
  return (
    <openlink-room
      key={slug}
      room={slug}
      token={token}
      ref={(room) => {
        room?.addEventListener('openlink:token', onNewToken);
        return () => room?.removeEventListener('openlink:token', onNewToken);
      }}
    />
  );
}`;

export const svelte = (host: string) => `<script>
  let { slug, token, onNewToken, dark } = $props();
${end('script')}

<svelte:head><script src="${host}/embed.js" async>${end('script')}${end('svelte:head')}

<openlink-room room={slug} {token} theme={dark ? 'dark' : 'light'} {...{ 'onopenlink:token': onNewToken }}>${end('openlink-room')}`;

export const policy = (host: string) => `Content-Security-Policy:
  script-src ${host}/embed.js;
  frame-src ${host}/embed/`;

export const sign = (host: string) => `import { SignJWT } from 'jose';

const token = await new SignJWT({ name: user.name })
  .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
  .setIssuer('ptn_…')
  .setAudience('${host}')
  .setSubject(user.id)
  .setJti(crypto.randomUUID())
  .setIssuedAt()
  .setExpirationTime('4m')
  .sign(privateKey);`;

export const signIn = `const room = document.querySelector('openlink-room');
const signIn = async () => {
  room.token = await (await fetch('/my/room-token')).text();
};
room.addEventListener('openlink:token', signIn);
await signIn();`;
