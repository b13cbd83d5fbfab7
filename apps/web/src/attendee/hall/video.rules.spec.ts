import { videoSource } from './video.rules.js';

const tube = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1';
const vimeo = 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1';

describe('a film', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', tube],
    ['https://m.youtube.com/watch?v=dQw4w9WgXcQ', tube],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', tube],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', tube],
    ['https://vimeo.com/76979871', vimeo],
    ['https://player.vimeo.com/video/76979871', vimeo],
  ])('of %s is shown in the page', (address, src) => {
    expect(videoSource(address)).toMatchObject({ kind: 'embed', src });
  });

  it.each([
    'https://own.example/film.mp4',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=%22onload=alert(1)',
    'https://www.youtube.com/@channel',
    'https://vimeo.com/channels/staff',
    'not an address',
  ])('of %s stays a link', (address) => {
    expect(videoSource(address)).toEqual({ kind: 'link' });
  });
});
