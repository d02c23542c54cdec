import { Component, type ReactNode } from 'react';
import { Button } from '../parts/button';
import { Note } from '../parts/notes';
import { texts } from './texts';

/**
 * Where a page breaks, or its script could not be loaded (the desk was renewed meanwhile), the frame stays
 * and says so. What was typed is in the drafts.
 */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { t } = texts();
    return (
      <Note look="bad">
        <p>{t('app.broken')}</p>
        <Button icon="reload" onClick={() => location.reload()}>
          {t('app.reload')}
        </Button>
      </Note>
    );
  }
}
