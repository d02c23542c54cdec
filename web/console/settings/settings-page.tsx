import { navigate } from '../frame/router';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Page } from '../parts/page';
import { Tabs } from '../parts/tabs';
import { CalendarSettings } from './calendar-settings';
import { PeopleSettings } from './people-settings';
import { TemplateSettings } from './template-settings';
import '../style/settings.css';

const parts = ['templates', 'calendar', 'people'] as const;
type Part = (typeof parts)[number];
const contents = {
  templates: TemplateSettings,
  calendar: CalendarSettings,
  people: PeopleSettings,
};

/** What a desk agrees on: texts that are used again, days on which nobody works, who works here. */
export function SettingsPage({ params: { part: wanted } }: { params: Record<string, string> }) {
  const { t } = useTexts();
  const me = useMe();
  const shown = parts.filter(part => part !== 'people' || may(me, 'staff.manage'));
  const open = shown.find(part => part === wanted) ?? 'templates';
  return (
    <Page title={t('settings.title')}>
      <Tabs<Part>
        label={t('settings.parts')}
        open={open}
        onOpen={part => navigate(`/staff/settings/${part}`)}
        tabs={shown.map(part => {
          const Content = contents[part];
          return {
            name: part,
            label: t(`settings.${part}.title`),
            content: part === open && <Content />,
          };
        })}
      />
    </Page>
  );
}
