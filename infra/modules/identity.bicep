metadata description = 'The identity under which the program reaches everything else. User-assigned, so that its roles exist before the program first runs.'

@description('Name of the identity.')
param name string

@description('Region of the identity.')
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

@description('Resource id, by which other resources take the identity on.')
output id string = identity.id

@description('The client id that the program names when it asks for a token.')
output clientId string = identity.properties.clientId

@description('The principal id that roles are given to.')
output principalId string = identity.properties.principalId
