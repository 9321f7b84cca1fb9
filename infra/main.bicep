metadata description = 'FeedWatch in one resource group: az deployment group create, or azd up.'

targetScope = 'resourceGroup'

@description('Start of every name: 3 to 9 lower-case letters and digits.')
@minLength(3)
@maxLength(9)
param namePrefix string = 'feedwatch'

@description('Region of everything. Flex Consumption must be offered there: az functionapp list-flexconsumption-locations.')
param location string = resourceGroup().location

@description('Address of the person who is told when the watch itself is in trouble, and of the budget.')
@minLength(3)
param operatorEmail string

@description('Address that alerts come from; SendGrid must know it as a verified sender or domain.')
@minLength(3)
param mailFrom string

@description('Name shown beside that address.')
@minLength(1)
param mailFromName string = 'FeedWatch'

@description('Address or web page of yours that is sent to the servers of feeds, so that their owners can reach you.')
@minLength(1)
@maxLength(200)
param contact string

@secure()
@description('SendGrid key with the right "Mail Send" and no other. Give it once, and again to change it; empty leaves the vault as it is. Without a key the watch runs and holds its alerts.')
param sendGridApiKey string = ''

@description('Object id of whoever works on the store from a desk (feedwatch --store): gets the data roles on the storage account. Empty for nobody. azd fills it in.')
param deployerPrincipalId string = ''

@description('What kind of principal the deployer is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerPrincipalType string = 'User'

@description('Whether the vault cannot be purged for 7 days after it was deleted. Off by default, so that azd down --purge and azd up work in one resource group; once on it stays on for that vault, and going up again needs recoverVault or another vaultSuffix.')
param vaultPurgeProtection bool = false

@description('Set it for one deployment to bring back the vault that was deleted with the resource group less than 7 days ago, with the key in it. The deployment fails when there is none.')
param recoverVault bool = false

@description('End of the vault\'s name. A deleted vault keeps its name for 7 days: another suffix is the way round when it can be neither purged nor recovered.')
@maxLength(7)
param vaultSuffix string = ''

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('How many instances there may be at once.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Share of polls without a hit or a failure that are traced, from 0 to 1; as text since it is a fraction.')
param telemetrySampleRatio string = '0.01'

@description('Gigabytes of logs a day after which no more are taken until the next day; as text since it is a fraction. No alert rule depends on logs.')
param logDailyCapGb string = '0.2'

@description('Amount a month in the currency of the subscription: mail at 80 % spent and when more than all of it is forecast.')
@minValue(1)
param budgetAmount int = 20

@description('First day of the month that the budget starts in, as yyyy-MM-01: this month for a new resource group, and the same ever after. Azure refuses another date for a budget that is there, and a past month for a new one.')
@minLength(10)
@maxLength(10)
param budgetStartDate string

var token = uniqueString(resourceGroup().id, namePrefix)
var identityName = 'id-${namePrefix}-${token}'
var componentName = 'appi-${namePrefix}-${token}'
var serviceName = 'feedwatch'
var metricNamespace = 'FeedWatch'
var vaultEnd = empty(vaultSuffix) ? '' : '-${vaultSuffix}'
// Metrics have an entrance of their own in each region, named like the region without spaces.
var regionName = toLower(replace(location, ' ', ''))

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'st${namePrefix}${token}'
    location: location
    identityName: identityName
    principalId: identity.outputs.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-${namePrefix}-${token}'
    componentName: componentName
    location: location
    dailyCapGb: logDailyCapGb
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: 'kv-${token}${vaultEnd}'
    location: location
    purgeProtection: vaultPurgeProtection
    recover: recoverVault
    sendGridApiKey: sendGridApiKey
    identityName: identityName
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module functionApp 'modules/functionApp.bicep' = {
  params: {
    name: 'func-${namePrefix}-${token}'
    planName: 'plan-${namePrefix}-${token}'
    location: location
    serviceName: serviceName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    componentName: componentName
    settings: {
      AZURE_CLIENT_ID: identity.outputs.clientId
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.outputs.clientId
      AzureWebJobsStorage__blobServiceUri: storage.outputs.blobEndpoint
      AzureWebJobsStorage__queueServiceUri: storage.outputs.queueEndpoint
      AzureWebJobsStorage__tableServiceUri: storage.outputs.tableEndpoint
      Store__Account: storage.outputs.tableEndpoint
      Watch__Blob: storage.outputs.watchBlobUrl
      Mail__SendGrid__ApiKey: vault.outputs.sendGridReference
      Mail__From: mailFrom
      Mail__FromName: mailFromName
      Fetch__Contact: contact
      // Host and program share the memory of an instance.
      Fetch__MaxBodyBytes: '8388608'
      Politeness__MaxConcurrent: '8'
      Telemetry__SampleRatio: telemetrySampleRatio
      Telemetry__MetricsEndpoint: 'https://${regionName}.monitoring.azure.com${monitoring.outputs.componentId}/metrics'
    }
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    namePrefix: namePrefix
    operatorEmail: operatorEmail
    componentId: monitoring.outputs.componentId
    metricNamespace: metricNamespace
  }
}

module budget 'modules/budget.bicep' = {
  params: {
    name: 'budget-${namePrefix}'
    amount: budgetAmount
    startDate: budgetStartDate
    operatorEmail: operatorEmail
    operatorsId: alerts.outputs.operatorsId
  }
}

@description('Name of the function app, for deployments.')
output functionAppName string = functionApp.outputs.name

@description('Address of the function app.')
output functionAppUrl string = functionApp.outputs.url

@description('What to give to feedwatch --store at a desk.')
output store string = storage.outputs.tableEndpoint

@description('Where feedwatch config push puts feedwatch.yaml.')
output watchBlob string = storage.outputs.watchBlobUrl

@description('Name of the vault.')
output vaultName string = vault.outputs.name
