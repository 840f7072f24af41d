/** An operation of this console: the server knows its text by its hash. */
export interface Document<Result, Variables> {
  readonly name: string;
  readonly hash: string;
  readonly types?: (variables: Variables) => Result;
}
