import { m } from '$lib/paraglide/messages';
import type { Report } from '$rooms/protocol/moderation';

const NAMES: Record<Report['kind'], () => string> = {
  spam: m.report_spam,
  abuse: m.report_abuse,
  sexual: m.report_sexual,
  privacy: m.report_privacy,
  other: m.report_other,
};
export const reportKindText = (kind: Report['kind']) => NAMES[kind]();
