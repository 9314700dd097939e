import { PLAN } from '../plan.ts';
import { talking } from '../talking.ts';

export const scenario = talking('quiet', PLAN.quiet, ['openlink', 'stock']);
