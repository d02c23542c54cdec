import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The company's sign-in service, real, in a process of its own on this machine. */
export async function openOidcProvider(redirect: string, port = 0) {
  const child = spawn(
    process.execPath,
    [join(__dirname, 'oidc-provider.mjs'), redirect, `${port}`],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  // It ends with whoever has started it, and holds nobody up.
  child.stdout.destroy();
  child.unref();
  const issuer = line.toString().trim();
  const ask = async (path: string): Promise<string> => (await fetch(`${issuer}${path}`)).text();
  return {
    issuer,
    /** Who signs in from now on. */
    as: (who: string) => ask(`/test/as?who=${who}`),
    moveTo: (who: string, group: string) => ask(`/test/change?who=${who}&group=${group}`),
    /** Stops it, as where it is down. */
    async close(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
