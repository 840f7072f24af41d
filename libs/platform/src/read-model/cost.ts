/**
 * What an operation may cost, in points: one for each field of each row that its pages allow, of what it reads and of what the
 * schema tells about itself; and more where a field stands for more than one row.
 */
export const HIGHEST_COST = 100_000;

/** A list of `Query` can be as long as the registry or the stream. */
export const COST_OF_COUNTING = 5_000;
/** A search through it may find nothing, and has gone through all of it. */
export const COST_OF_SEARCHING = 5_000;

/** A list is a query of its own within the statement: PostgreSQL has to plan it, however little it finds. */
export const COST_OF_LIST = 1_000;

/** How many rows a list without pages is taken to have, and how many are gone through for a page, a count or a first one below a row. */
export const FEW = 10;

/** One of the schema's own fields. The usual query of tools asks for each thing of the schema: half of what is allowed. */
export const COST_OF_INTROSPECTION = 1;

/** A change with its rules, its events and their effects, besides what is read of it. */
export const COST_OF_CHANGE = 2_000;
