/**
 * How wide a text is in the sans-serif faces that a reader may have (Arial, Helvetica, Segoe UI and the like): a close guess on the
 * wide side, since a picture is drawn without a browser at hand.
 */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((width, character) => width + characterWidth(character), 0) * fontSize * 1.04;
}

/** In ems, after the metrics of Helvetica. */
function characterWidth(character: string): number {
  if (/[iljtf.,;:'|!() \u00a0I-]/.test(character)) return 0.33;
  if (/[mwMW%@]/.test(character)) return 0.87;
  if (/\p{Lu}/u.test(character)) return 0.7;
  if (/[\u0020-\u024f]/.test(character)) return 0.56;
  return 1;
}

/** Breaks a text into lines of at most `width`, between words where it can, within a word where one is too long. */
export function wrapLines(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => breakWord(each, width, fontSize))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, fontSize) <= width) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, width: number, fontSize: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && textWidth(`${part}${character}-`, fontSize) > width && textWidth(word, fontSize) > width) {
      parts.push(`${part}-`);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
