/** `data` of an answer as JSON text that goes out as it is. */
export class SerializedData {
  constructor(readonly text: string) {}
}

/** Errors that one answer tells. */
const MOST_ERRORS = 20;

/** Apollo's `stringifyResult`, through which every answer goes: what is text already is not parsed to be written again. */
export function stringifyResult(result: object): string {
  const { data, errors, extensions } = result as {
    data?: unknown;
    errors?: readonly unknown[];
    extensions?: unknown;
  };
  const rest = { errors: errors?.slice(0, MOST_ERRORS), extensions };
  if (!(data instanceof SerializedData)) return JSON.stringify({ ...rest, data });
  const written = JSON.stringify(rest).slice(1, -1);
  return `{${written}${written === '' ? '' : ','}"data":${data.text}}`;
}
