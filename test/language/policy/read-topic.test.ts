import { languages } from '../../../src/domain/language';
import { policySections, policyTopics } from '../../../src/domain/policy';
import { bare } from '../../../src/language/fold';
import english from '../../../src/language/policy/data/questions.en.json';
import vietnamese from '../../../src/language/policy/data/questions.vi.json';
import { readPolicyTopics } from '../../../src/language/policy/read-topic';
import heldBack from './held-back-questions.json';

const asked = languages.flatMap(language =>
  Object.entries(heldBack[language]).flatMap(([topic, questions]) =>
    questions.map(question => ({ language, topic, question })),
  ),
);
const top = (question: string, language: (typeof languages)[number]) =>
  readPolicyTopics(question, language)[0]?.topic;

describe('what a question about the notice is about', () => {
  it.each(languages)('is found for held-back questions (%s)', language => {
    const questions = asked.filter(one => one.language === language);
    const wrong = questions.filter(one => top(one.question, language) !== one.topic);
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(
      wrong.map(one => `${one.topic}: ${one.question}`).slice(questions.length * 0.06),
    ).toEqual([]);
  });

  it('is found without accents too', () => {
    const questions = asked.filter(one => one.language === 'vi');
    const right = questions.filter(one => top(bare(one.question), 'vi') === one.topic);
    expect(right.length / questions.length).toBeGreaterThanOrEqual(0.9);
  });

  it('is found in the other language than the talk’s', () => {
    const right = asked.filter(
      one => top(one.question, one.language === 'vi' ? 'en' : 'vi') === one.topic,
    );
    expect(right.length / asked.length).toBeGreaterThanOrEqual(0.9);
  });

  it('keeps held-back questions apart from the examples', () => {
    const examples = new Set(
      [vietnamese, english].flatMap(topics => Object.values(topics).flat()).map(bare),
    );
    const shared = asked.filter(({ question }) => examples.has(plain(question)));
    expect(shared).toEqual([]);
  });

  it('has examples for every topic that is not asked for by its letter', () => {
    const lettered = policySections.map(section => `section-${section.toLowerCase()}`);
    const topics = policyTopics.filter(topic => !lettered.includes(topic)).sort();
    expect(Object.keys(vietnamese).sort()).toEqual(topics);
    expect(Object.keys(english).sort()).toEqual(topics);
  });

  it.each([
    ['mục B của thông báo nói gì', 'section-b'],
    ['muc e nghia la sao', 'section-e'],
    ['what does section C mean?', 'section-c'],
    ['explain Section “D” please', 'section-d'],
  ])('is a section named by its letter: %s', (question, topic) => {
    expect(top(question, 'vi')).toBe(topic);
  });

  it.each(['mục đích thu thập là gì', 'mục chia sẻ nói gì', 'which section is about cookies'])(
    'is no section where no letter is named: %s',
    question => {
      expect(top(question, 'vi')).not.toMatch(/^section-/);
    },
  );

  it('is found after a telling', () => {
    const said =
      'Tôi đang cân nhắc đăng ký thành viên cho cả nhà. Cho tôi hỏi dữ liệu được giữ bao lâu?';
    expect(top(said, 'vi')).toBe('retention');
  });

  it('is nothing in particular where nothing of it is known', () => {
    for (const said of ['', '   ', '🙂', '???', '12345']) {
      const [first] = readPolicyTopics(said, 'vi');
      expect(first?.score ?? 0).toBeLessThan(0.2);
    }
  });

  it('gives scores from 0 to 1, best first', () => {
    for (const { question, language } of asked) {
      const scores = readPolicyTopics(question, language).map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((one, other) => other - one));
      expect(scores.every(score => score > 0 && score <= 1 + 1e-9)).toBe(true);
    }
  });

  it('reads the beginning of a very long message only', () => {
    const question = 'công ty giữ dữ liệu của khách bao lâu? ';
    const long = question + 'x'.repeat(600);
    expect(readPolicyTopics(long + ' cookie'.repeat(50_000), 'vi')).toEqual(
      readPolicyTopics(long, 'vi'),
    );
  });
});

const plain = (question: string): string =>
  bare(question)
    .replace(/[?!.]+$/, '')
    .trim();
