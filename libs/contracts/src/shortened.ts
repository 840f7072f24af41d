const characters = new Intl.Segmenter();

/** Cuts between what a reader takes for characters, never within a letter and its accent. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let count = 0;
  let end = 0;
  for (const { index } of characters.segment(text)) {
    count += 1;
    if (count === longest) end = index;
    if (count > longest) return `${text.slice(0, end).trimEnd()}…`;
  }
  return text;
}
