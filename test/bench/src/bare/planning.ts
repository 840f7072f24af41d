/** For connections of the bare statements: one plan for all values, since planning them takes longer than most of them do. */
export const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';
