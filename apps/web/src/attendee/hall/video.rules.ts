/** How a film can be shown: within the page, by a player that sets no cookies before it plays, or only as a link. */
export type VideoSource = { kind: 'embed'; provider: 'YouTube' | 'Vimeo'; src: string } | { kind: 'link' };

const youTubeId = /^[\w-]{6,20}$/;
const vimeoId = /^\d{6,12}$/;

/** Players whose addresses people paste. Everything else, files of one's own included, stays a link. */
export function videoSource(address: string): VideoSource {
  const url = URL.canParse(address) ? new URL(address) : null;
  const host = url?.hostname.replace(/^(www|m)\./, '');
  const [first = '', second = ''] = url?.pathname.split('/').filter(Boolean) ?? [];
  if (url && host === 'youtu.be' && youTubeId.test(first)) return youTube(first);
  if (url && (host === 'youtube.com' || host === 'youtube-nocookie.com')) {
    const id =
      first === 'watch' ? url.searchParams.get('v') : ['embed', 'shorts', 'live'].includes(first) ? second : null;
    if (id && youTubeId.test(id)) return youTube(id);
  }
  if (host === 'vimeo.com' && vimeoId.test(first)) return vimeo(first);
  if (host === 'player.vimeo.com' && first === 'video' && vimeoId.test(second)) return vimeo(second);
  return { kind: 'link' };
}

const youTube = (id: string): VideoSource => ({
  kind: 'embed',
  provider: 'YouTube',
  src: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
});

const vimeo = (id: string): VideoSource => ({
  kind: 'embed',
  provider: 'Vimeo',
  src: `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1`,
});
