import type { ComponentType } from 'react';
import type { ValidationKind } from '../../../shared/rules/validations.ts';
import { RequestPane } from '../change-requests/RequestPane.tsx';
import { DocumentPane } from '../documents/DocumentPane.tsx';
import { ReEnrolmentPane } from '../re-enrolments/ReEnrolmentPane.tsx';
import type { PaneProps } from './pane.ts';

/** Who shows and decides the one at hand, by its kind. */
export const PANES: Record<ValidationKind, ComponentType<PaneProps>> = {
  guardian: RequestPane,
  student: RequestPane,
  're-enrolment': ReEnrolmentPane,
  document: DocumentPane,
};
