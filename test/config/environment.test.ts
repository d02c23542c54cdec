import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../src/config/environment';

describe('the environment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has the lines of a .env file', () => {
    writeFileSync(join(folder, '.env'), '# a remark\nPORT=8080\nSUPPORT_PHONE="09144 09142"\n');
    expect(readEnvironment(folder, {})).toEqual({ PORT: '8080', SUPPORT_PHONE: '09144 09142' });
  });

  it('wins over the file', () => {
    writeFileSync(join(folder, '.env'), 'PORT=8080\nHOST=0.0.0.0\n');
    expect(readEnvironment(folder, { PORT: '9090' })).toEqual({ PORT: '9090', HOST: '0.0.0.0' });
  });

  it('does without a file', () => {
    expect(readEnvironment(folder, { PORT: '9090' })).toEqual({ PORT: '9090' });
  });
});
