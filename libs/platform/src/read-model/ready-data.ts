/** `data` of an answer as JSON text that goes out as it is. */
export class ReadyData {
  constructor(readonly text: string) {}
}

/** Apollo's `stringifyResult`: what is text already is not parsed to be written again. */
export function stringifyResult(result: object): string {
  const { data, ...rest } = result as { data?: unknown };
  if (!(data instanceof ReadyData)) return JSON.stringify(result);
  const others = JSON.stringify(rest).slice(1, -1);
  return `{${others}${others === '' ? '' : ','}"data":${data.text}}`;
}
