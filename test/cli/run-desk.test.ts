import { desk } from './desk';

describe('desk', () => {
  it.each([[[]], [['help']], [['--help']]])(
    'tells its subcommands when called with %j',
    async args => {
      const { code, out } = await desk(args);
      expect(code).toBe(0);
      for (const name of ['deadline', 'understand', 'cases', 'migrate'])
        expect(out).toContain(`  ${name} `);
    },
  );

  it.each([[['help', 'deadline']], [['deadline', '--help']]])('tells more on %j', async args => {
    const { code, out } = await desk(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^usage: desk deadline\n/);
  });

  it.each(['nonsense', 'constructor', '__proto__'])('does not know %s', async name => {
    const { code, out, told } = await desk([name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(told).toContain(`there is no "${name}"`);
  });

  it.each([
    [['cases']],
    [['cases', 'import']],
    [['cases', 'export', '--format', 'xml']],
    [['cases', 'export', '--what']],
  ])('answers %j with the usage', async args => {
    const { code, told } = await desk(args);
    expect(code).toBe(2);
    expect(told).toContain('usage: desk cases export --format json|csv');
  });

  it('names every setting that does not fit', async () => {
    const { code, told } = await desk(['migrate'], '', { PORT: 'x', LOG_LEVEL: 'y' });
    expect(code).toBe(2);
    expect(told).toMatch(/PORT: .*\n {2}LOG_LEVEL: /);
  });
});
