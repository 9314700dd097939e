import { expect, test } from 'vitest';
import { PLAYER_ORIGINS, playerOf } from '../../rooms/protocol/player';

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
  ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
  ['https://youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
  [
    'https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
    'https://www.youtube-nocookie.com/embed/videoseries?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf&autoplay=1',
  ],
  ['https://open.spotify.com/intl-ko/track/4uLU6hMCjMI75M1A2tKUQC?si=1', 'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC'],
  [
    'https://soundcloud.com/artist/song',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fartist%2Fsong&auto_play=true',
  ],
  ['https://music.apple.com/kr/album/name/1440857781?i=1440857797', 'https://embed.music.apple.com/kr/album/name/1440857781?i=1440857797'],
])('%s is played by its service', (link, src) => {
  expect(playerOf(link)?.src).toBe(src);
  expect(PLAYER_ORIGINS.some((origin) => src.startsWith(`${origin}/`))).toBe(true);
});

test.each([
  'https://evil.example/watch?v=dQw4w9WgXcQ',
  'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com/watch?v="><script>',
  'https://www.youtube.com/redirect?q=https://evil.example',
  'https://open.spotify.com/user/somebody',
  'javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ',
  'https://soundcloud.com/artist/song/../../..//evil.example',
  'https://music.apple.com/kr/album/name/1440857781"onload="x',
  'not a link',
])('%s is played by none', (link) => {
  expect(playerOf(link)).toBeNull();
});
