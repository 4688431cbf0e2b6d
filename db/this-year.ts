import { type SqlBool, sql } from 'kysely';

/**
 * Only this school year's courses, where `school_year` is joined. The `+` changes nothing but the plan: the store keeps no statistics, and
 * SQLite would start at the year and walk through all its courses, ten thousand for one family, instead of starting at the students.
 */
export const isThisYear = sql<SqlBool>`+school_year.current = 1`;
