metadata description = 'A monthly budget for the resource group. It tells, it does not stop anything.'

@description('Name of the budget.')
param name string

@description('Amount a month, in the currency of the subscription.')
@minValue(1)
param amount int

@description('First day of the month that the budget starts in, as yyyy-MM-dd.')
param startDate string

@description('Address of the person who looks after the watch.')
param operatorEmail string

@description('Resource id of the action group that is told as well.')
param operatorsId string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      spent80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [operatorEmail]
        contactGroups: [operatorsId]
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [operatorEmail]
        contactGroups: [operatorsId]
      }
    }
  }
}
