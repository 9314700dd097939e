import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking'], headless: true });
const { origin } = JSON.parse(readFileSync('/tmp/hS-dev.json', 'utf8'));
const [, , names, mode = 'desk-light'] = process.argv;
const browser = await launch();
for (const m of mode.split(',')) {
  const phone = m.startsWith('phone');
  const context = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, isMobile: phone, hasTouch: phone, colorScheme: m.endsWith('dark') ? 'dark' : 'light', locale: 'ko-KR', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce' });
  for (const name of names!.split(',')) {
    const page = await context.newPage();
    page.on('console', (l) => l.type() === 'error' && console.log(name, 'console:', l.text()));
    page.on('pageerror', (e) => console.log(name, 'error:', e.message));
    await page.goto(`${origin}/u/${name}`, { waitUntil: 'load' });
    await page.waitForTimeout(250);
    await page.screenshot({ path: `/tmp/hS-shots/${name}-${m}.png` });
    await page.close();
  }
  await context.close();
}
await browser.close();
