import { connections, story } from './console.js';
import type { Report } from './report.js';

/** A report as lines of text, without a newline at the end. */
export function formatReport(report: Report): string {
  return report.outstanding.length === 0
    ? 'leakcheck: no connection is out'
    : story(`${connections(report.outstanding)} out`, report.outstanding);
}
