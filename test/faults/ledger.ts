/** A change that is asked for over GraphQL. */
export type Change =
  | { readonly kind: 'join'; readonly pilot: string; readonly town: string }
  | { readonly kind: 'report'; readonly programme: string }
  | { readonly kind: 'register'; readonly code: string }
  | { readonly kind: 'fulfil'; readonly obligation: string }
  /** The day of the month by which the follow-up of each month is due. */
  | { readonly kind: 'retime'; readonly programme: string; readonly version: number; readonly day: number };

/**
 * What became of a request, as its sender knows it. *Acknowledged*: the answer says that it was done, and with what id.
 * *Refused*: the answer says why not. *Unknown*: no such answer came; it may have been done.
 */
export type Answer =
  | { readonly outcome: 'acknowledged'; readonly id: string }
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** One request and what its sender was told. */
export interface Entry {
  readonly requestId: string;
  readonly change: Change;
  readonly answer: Answer;
}
