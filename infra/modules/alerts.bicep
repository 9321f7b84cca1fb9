metadata description = 'Who is told when the watch itself is in trouble, and when. Azure sends these mails, not FeedWatch.'

@description('Start of the rules\' names.')
param namePrefix string

@description('Address of the person who looks after the watch.')
param operatorEmail string

@description('Resource id of the Application Insights component that the numbers are reported for.')
param componentId string

@description('Namespace that the program reports its numbers under.')
param metricNamespace string

var rules = [
  {
    name: 'feed-overdue'
    severity: 1
    description: 'A feed is past due by over 10 minutes: stories are found late. Look at the poll queue and the log of the schedule function.'
    metric: 'feedwatch.feed.overdue'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 600
    window: 'PT15M'
  }
  {
    name: 'alert-overdue'
    severity: 1
    description: 'An alert is past its due time by over 15 minutes: somebody waits for mail. Look at the mail key, then at the deliver queue.'
    metric: 'feedwatch.alert.overdue'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 900
    window: 'PT15M'
  }
  {
    name: 'poison'
    severity: 2
    description: 'A message failed five times and was put aside in poll-poison or deliver-poison. The log names the reason.'
    metric: 'feedwatch.poison.messages'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
  }
  {
    name: 'silent'
    severity: 0
    description: 'The numbers above stopped coming: the watch itself is down. Look at the function app.'
    metric: 'feedwatch.feed.overdue'
    // Six reports are due in 30 minutes. A rule that waited for none at all might never be judged, for want of a value;
    // this one fires while the last reports are still in the window. It also fires once, for minutes, while the very
    // first reports come in: that shows that the mail arrives.
    aggregation: 'Count'
    operator: 'LessThan'
    threshold: 3
    window: 'PT30M'
  }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${namePrefix}-operators'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'feedwatch'
    emailReceivers: [{ name: 'operator', emailAddress: operatorEmail, useCommonAlertSchema: true }]
  }
}

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules: {
    name: '${namePrefix}-${rule.name}'
    location: 'global'
    properties: {
      description: rule.description
      enabled: true
      severity: rule.severity
      scopes: [componentId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: metricNamespace
            metricName: rule.metric
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
            // The first number comes after the first deployment.
            skipMetricValidation: true
          }
        ]
      }
      actions: [{ actionGroupId: operators.id }]
    }
  }
]

@description('Resource id of the group that is told.')
output operatorsId string = operators.id
