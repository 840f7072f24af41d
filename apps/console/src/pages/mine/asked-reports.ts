/** A report that was asked for in this browser. */
export interface AskedReport {
  readonly id: string;
  readonly name: string;
  readonly on: string;
}

const KEPT = 'reports';
const MOST = 20;

/** The API lists no reports, so the browser remembers which were asked for, the newest first. Signing out clears it (Clear-Site-Data). */
export function askedReports(): readonly AskedReport[] {
  const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
  return Array.isArray(kept) ? (kept as readonly AskedReport[]) : [];
}

export function rememberReport(report: AskedReport): void {
  localStorage.setItem(KEPT, JSON.stringify([report, ...askedReports()].slice(0, MOST)));
}
