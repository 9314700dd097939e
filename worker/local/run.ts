import { spawn, type ChildProcess } from 'node:child_process';
import { root } from './settings.ts';

const running = new Set<ChildProcess>();

/** Ends what `run` and `keep` started, and what that started in turn. */
export function endChildren(signal: NodeJS.Signals = 'SIGTERM'): void {
  for (const child of running) {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

function begin(
  tool: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; input: 'ignore' | 'inherit' },
): ChildProcess {
  const env = {
    ...process.env,
    WRANGLER_SEND_METRICS: 'false',
    PATH: `${root}node_modules/.bin:${process.env.PATH ?? ''}`,
    ...options.env,
  };
  // A group of its own: a tool that starts others (wrangler does) is ended with them, whoever got the signal.
  const child = spawn(tool, args, { cwd: options.cwd ?? root, env, stdio: [options.input, 'pipe', 'pipe'], detached: true });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

const listen = (child: ChildProcess, hear: (text: string) => void) => {
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
};

/** Runs one of the project's own tools to its end and gives its output. Where it fails, the output is in the error. */
export function run(
  tool: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<string> {
  const child = begin(tool, args, { cwd: options.cwd, env: options.env, input: 'ignore' });
  let output = '';
  listen(child, (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) =>
      code === 0 ? done(output) : fail(new Error(`${tool} ${args.join(' ')} ended with ${signal ?? code}:\n${output}`)),
    );
  });
}

/** Starts a tool that stays; its lines are shown as they come. */
export function keep(tool: string, args: string[], options: { cwd?: string; env?: Record<string, string> } = {}): ChildProcess {
  const child = begin(tool, args, { ...options, input: 'ignore' });
  listen(child, (text) => process.stdout.write(text));
  return child;
}
