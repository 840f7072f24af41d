import { periodText } from '../../texts/format.js';

/** When plans can be submitted. */
export const callText = (call: { readonly opens: string; readonly closes: string | null } | null): string | null =>
  call === null ? null : periodText({ from: call.opens, to: call.closes });
