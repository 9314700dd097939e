import { PLAN } from '../plan.ts';
import { talking } from '../talking.ts';

export const scenario = talking('stored-100x100', PLAN['stored-100x100'], ['openlink', 'stock', 'docs', 'ws', 'socketio', 'bun']);
