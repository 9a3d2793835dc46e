import { createFileRoute } from '@tanstack/react-router';
import { BoardPage } from '../../features/sales/board/board-page.js';
import { validateBoardSearch } from '../../features/sales/board/board-search.js';

export const Route = createFileRoute('/board')({
  component: BoardPage,
  validateSearch: validateBoardSearch,
  staticData: { title: 'board', section: 'sales', titledByBar: true, creates: 'opportunity' },
});
