/** What is measured, as the browser would ask it: trusted documents by name. */
export const DOCUMENTS = {
  list: /* GraphQL */ `query BenchList($filter: OpportunityFilter, $after: String) {
  opportunities(filter: $filter, first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id number title version meaning stageEnteredAt daysInStage expectedCloseDate openedOn closedOn nextStep nextActivityAt warning updatedAt rateMissing
      customer { id name } owner { id name } team { id name }
      stage { id key position name { pl en } meaning probability expectedDays }
      amount { amount currency } amountInBase { amount currency }
    }
  }
}`,
  change: /* GraphQL */ `mutation BenchChange($input: OpportunityChangeInput!) { changeOpportunity(input: $input) { id version nextStep } }`,
  logIn: /* GraphQL */ `mutation BenchLogIn($input: LogInInput!) { logIn(input: $input) { id } }`,
} as const;
