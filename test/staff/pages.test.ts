import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { office } from './support/office';

async function builtConsole(): Promise<string> {
  const webRoot = await mkdtemp(join(tmpdir(), 'desk-web-'));
  await mkdir(join(webRoot, 'pages'));
  for (const language of ['vi', 'en'])
    await writeFile(
      join(webRoot, 'pages', `console.${language}.html`),
      `<html lang="${language}"><script src="/assets/c.js" nonce="{{nonce}}"></script></html>`,
    );
  return webRoot;
}

describe('the console’s page', () => {
  it('comes at each of its addresses with a policy that lets its own files run and no others', async () => {
    const desk = await office({ webRoot: await builtConsole() });
    try {
      const nonces = new Set<string>();
      for (const path of ['/staff', '/staff/', '/staff/welcome', '/staff/cases/PD-7K3M-9QX4']) {
        const response = await fetch(`http://127.0.0.1:${desk.port}${path}`);
        const policy = response.headers.get('content-security-policy') ?? '';
        expect(response.status).toBe(200);
        expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
        const nonce = /script-src 'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? '';
        expect(await response.text()).toContain(`nonce="${nonce}"`);
        nonces.add(nonce);
      }
      expect(nonces.size).toBe(4);
    } finally {
      await desk.close();
    }
  });

  it('comes in the language that the browser asks for, else in the staff’s', async () => {
    const desk = await office({ webRoot: await builtConsole() });
    try {
      const page = async (language: string) => {
        const headers = { 'accept-language': language };
        return (await fetch(`http://127.0.0.1:${desk.port}/staff`, { headers })).text();
      };
      expect(await page('en-GB,en;q=0.9')).toContain('lang="en"');
      expect(await page('fr, vi;q=0.5')).toContain('lang="vi"');
      expect(await page('fr')).toContain('lang="vi"');
    } finally {
      await desk.close();
    }
  });

  it('that was not built stops the start, and says why', async () => {
    await expect(office({ webRoot: '/nowhere' })).rejects.toMatchObject({ code: 'web-not-built' });
  });
});
