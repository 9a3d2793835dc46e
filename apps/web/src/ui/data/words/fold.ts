/** Lower case without Polish marks, so that "śr" and "sr", "Piątek" and "piatek" are one word. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ł/gu, 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
