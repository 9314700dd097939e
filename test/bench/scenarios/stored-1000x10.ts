import { PLAN } from '../plan.ts';
import { talking } from '../talking.ts';

export const scenario = talking('stored-1000x10', PLAN['stored-1000x10'], ['openlink', 'stock']);
