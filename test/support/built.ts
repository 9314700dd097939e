import { run } from '../../worker/local/run.ts';

/** Builds the product before tests start it, several at a time: each of them would build what isn't there or isn't of these sources, into the same folder. */
export const setup = () => run('node', ['worker/local/build.ts']).then(() => {});
