metadata description = 'The account that holds tables, queues, the deployed package and feedwatch.yaml, and who may use them.'

@description('Name of the account: 3 to 24 lower-case letters and digits, unique in all of Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the account.')
param location string

@description('Name of the identity that the program runs under. Names of role assignments are made from it, so that what-if can foretell them.')
param identityName string

@description('Principal id of the identity that the program runs under.')
param principalId string

@description('Object id of whoever works on the store from a desk; empty for nobody.')
param deployerPrincipalId string

@description('What kind of principal the deployer is.')
param deployerPrincipalType string

var deploymentContainer = 'app-package'
var configurationContainer = 'configuration'

var containers = [deploymentContainer, configurationContainer]
// The poison queues are made here and not by the first message that fails: their length is asked for every five minutes.
var queues = ['poll', 'poll-poison', 'deliver', 'deliver-poison']
var tables = ['Feeds', 'Stories', 'Hits', 'Alerts', 'Rules']

var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

// The Functions host asks for the owner role on blobs: it keeps its timers' leases and the keys of functions there.
var programRoles = [blobDataOwner, queueDataContributor, tableDataContributor]
var deskRoles = [blobDataContributor, queueDataContributor, tableDataContributor]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobService
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource storageTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

resource programRoleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in programRoles: {
    name: guid(account.id, identityName, role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource deskRoleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in deskRoles: if (!empty(deployerPrincipalId)) {
    name: guid(account.id, deployerPrincipalId, role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: deployerPrincipalId
      principalType: deployerPrincipalType
    }
  }
]

@description('Where blobs are, with a slash at the end.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Where queues are, with a slash at the end.')
output queueEndpoint string = account.properties.primaryEndpoints.queue

@description('Where tables are, with a slash at the end.')
output tableEndpoint string = account.properties.primaryEndpoints.table

@description('The container that the deployed package lies in.')
output deploymentContainerUrl string = '${account.properties.primaryEndpoints.blob}${deploymentContainer}'

@description('The blob that feedwatch.yaml is read from.')
output watchBlobUrl string = '${account.properties.primaryEndpoints.blob}${configurationContainer}/feedwatch.yaml'
