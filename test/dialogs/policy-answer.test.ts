import { policyAnswer, pressedPolicyTopic } from '../../src/dialogs/policy-answer';
import { type Language, languages } from '../../src/domain/language';
import { type PolicyTopic, policyMatters, policyTopics } from '../../src/domain/policy';
import { requestTypes } from '../../src/domain/requests';
import { resources } from '../../src/i18n/resources';
import { createTexts, type TextKey, type TextParams } from '../../src/i18n/texts';
import { readPolicyTopics } from '../../src/language/policy/read-topic';

const texts = createTexts();
const facts = {
  supportEmail: 'privacy@example.test',
  supportPhone: '09144 09142',
  evidenceMaxMb: 20,
  evidenceMaxFiles: 20,
  messageLimit: 4000,
  smsCodes: false,
  receiptUrl: 'https://desk.example.vn/receipt',
  draftDays: 14,
  workingHours: [],
  chatWaitMinutes: 10,
};

const deskIn = (language: Language) => ({
  language,
  facts,
  text: (key: TextKey, params?: TextParams) => texts.t(language, key, params),
});

const label = (language: Language, topic: PolicyTopic) =>
  texts.t(language, `policy.topics.${topic}.label`);

describe.each(languages)('answers about the notice (%s)', language => {
  const desk = deskIn(language);

  it.each(policyTopics)('name the section that speaks of %s, or say that none does', topic => {
    const { paragraphs } = policyAnswer(desk, label(language, topic));
    const [says = '', can = ''] = paragraphs;
    const { sections } = policyMatters[topic];
    expect(paragraphs).toHaveLength(2);
    expect(can).not.toBe('');
    if (sections.length > 0) {
      const named =
        language === 'vi'
          ? /\(Thông báo bảo mật, mục (.+)\)$/
          : /\(Privacy notice, sections? (.+)\)$/;
      expect(named.exec(says)?.[1]?.match(/\b[A-E]\b/g)).toEqual([...sections]);
    } else {
      expect(says).toMatch(
        language === 'vi'
          ? /Thông báo bảo mật( nhiều lần.*nhưng)? không/
          : /[Tt]he privacy notice (doesn't|sets no|often says.*doesn't)/,
      );
    }
  });

  it.each(policyTopics)('are short: %s', topic => {
    const { says } = resources[language].policy.topics[topic];
    expect(says.length).toBeLessThanOrEqual(330);
  });

  it('suggest what exists: a request’s title first, then labels that can be pressed', () => {
    const titles = new Set([
      desk.text('form.choices.human'),
      ...[...requestTypes.values()].map(({ i18n }) =>
        desk.text(`requests.${i18n}.menu` as TextKey),
      ),
    ]);
    for (const topic of policyTopics) {
      const { choices } = policyAnswer(desk, label(language, topic));
      const { action } = policyMatters[topic];
      expect(choices.length).toBeGreaterThanOrEqual(2);
      expect(new Set(choices).size).toBe(choices.length);
      choices.forEach((choice, place) => {
        if (place === 0 && action) expect(titles).toContain(choice);
        else expect(pressedPolicyTopic(choice, desk)).toBeDefined();
      });
    }
  });

  it('have labels that differ, also from what the menus offer', () => {
    const { talk, requests } = resources[language];
    const titles = [
      ...policyTopics.map(topic => label(language, topic)),
      ...Object.values(talk.menu.choices),
      ...Object.values(requests).map(({ menu }) => menu),
    ].map(title => title.toLowerCase());
    expect(new Set(titles.slice(0, policyTopics.length)).size).toBe(policyTopics.length);
    for (const title of titles.slice(policyTopics.length))
      expect(titles.slice(0, policyTopics.length)).not.toContain(title);
  });

  it.each(policyTopics)('are found by the label alone: %s', topic => {
    expect(readPolicyTopics(label(language, topic), language)[0]?.topic).toBe(topic);
  });

  it('have a text for every topic and no more', () => {
    expect(Object.keys(resources[language].policy.topics).sort()).toEqual([...policyTopics].sort());
  });

  it('name the contacts where the notice is silent', () => {
    const silent = policyTopics.filter(
      topic =>
        policyMatters[topic].sections.length === 0 && policyMatters[topic].action === 'human',
    );
    for (const topic of silent) {
      const spoken = policyAnswer(desk, label(language, topic)).paragraphs.join(' ');
      expect(spoken).toContain(facts.supportEmail);
      expect(spoken).toContain(facts.supportPhone);
    }
  });
});

const unanswered = {
  vi: [
    'giám đốc công ty sinh năm nào',
    'dữ liệu nhạy cảm là gì',
    'sinh trắc học vân tay có được dùng không',
    'đánh giá tác động dữ liệu là gì',
    'cong ty co chung chi iso khong',
    'có kiểm toán độc lập hàng năm không',
    'nhóm máu của khách có được ghi không',
    'ẩn danh hóa dữ liệu ra sao',
    'giá sản phẩm bao nhiêu',
    'thời tiết hôm nay thế nào',
  ],
  en: [
    'do you have an ISO certificate',
    'what is a data protection impact assessment',
    'are there independent audits',
    'do you anonymise data',
    'what is sensitive data',
    'do you use biometric data',
    'who is the CEO',
    'can I port my data to a competitor',
    'is the moon made of cheese',
    '',
  ],
};

describe('a question', () => {
  it('about sharing in the group ends with the way to refuse it', () => {
    const { paragraphs, choices } = policyAnswer(deskIn('vi'), 'co chia se noi bo tap doan khong');
    expect(paragraphs[0]).toContain('mục B');
    expect(choices[0]).toBe('Từ chối chia sẻ dữ liệu');
  });

  it('in general gets the sections and topics to choose from', () => {
    const { paragraphs, choices } = policyAnswer(deskIn('en'), 'What is your privacy policy?');
    expect(paragraphs[0]).toContain('(Privacy notice, sections A, B, C, D and E)');
    expect(choices).toEqual(
      (['collected', 'recipients', 'rights', 'retention'] as const).map(topic =>
        label('en', topic),
      ),
    );
  });

  it.each(languages)('that the notice does not answer is not guessed at (%s)', language => {
    const desk = deskIn(language);
    const unsure = desk.text('policy.unsure', {
      phone: facts.supportPhone,
      email: facts.supportEmail,
    });
    const questions = unanswered[language];
    const answers = questions.map(question => policyAnswer(desk, question));
    const honest = answers.filter(({ paragraphs }) => paragraphs[0] === unsure);
    expect(honest.length / questions.length).toBeGreaterThanOrEqual(0.9);
    for (const { choices } of honest) {
      expect(choices[0]).toBe(desk.text('form.choices.human'));
      expect(choices).toContain(label(language, 'overview'));
    }
  });

  it('between two topics offers the other one too', () => {
    const question = 'Ai được xem thông tin của tôi? Dữ liệu được lưu giữ bao lâu?';
    const [first, second] = readPolicyTopics(question, 'vi').map(({ topic }) => topic);
    expect([first, second].sort()).toEqual(['recipients', 'retention']);
    const { choices } = policyAnswer(deskIn('vi'), question);
    expect(choices).toContain(label('vi', second ?? 'overview'));
  });
});
